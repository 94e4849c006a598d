// A feed from stdin, as the Podcast Index's own parser reads it, to stdout as JSON.
import { readFileSync } from "node:fs";
import partytime from "podcast-partytime";

process.stdout.write(JSON.stringify(partytime.parseFeed(readFileSync(0, "utf8"))));
