// The feed's address: where this page was fetched from, for that is where a client can fetch too.

const section = byId("subscribe");
const field = byId("feed");

if (location.protocol === "http:" || location.protocol === "https:") {
  const feed = new URL(section.dataset.feed, location.href).href;
  field.value = feed;
  for (const link of document.querySelectorAll("[data-template]")) {
    link.href = link.dataset.template
      .replace("{url}", encodeURIComponent(feed))
      .replace("{bare}", feed.replace(/^https?:\/\//, ""));
  }
  byId("apps").hidden = false;
}

field.addEventListener("focus", () => field.select());
byId("copy").addEventListener("click", () => copy(field.value, "نُسخ عنوان الخلاصة."));
byId("copy").hidden = false;
