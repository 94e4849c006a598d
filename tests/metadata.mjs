// The chapters and the title of an MP3 from stdin, as music-metadata reads them, to stdout as JSON.
import { readFileSync } from "node:fs";
import { parseBuffer } from "music-metadata";

const { common, format } = await parseBuffer(readFileSync(0), "audio/mpeg", {
  includeChapters: true,
});
const chapters = (format.chapters ?? []).map(({ title, start, end }) => ({
  title,
  start_ms: Math.round(start * 1000),
  end_ms: Math.round(end * 1000),
}));
process.stdout.write(JSON.stringify({ title: common.title, artist: common.artist, chapters }));
