// book.mjs FOLDER: reads a book as a reader does. Every link leads somewhere; each page looks right
// in both themes and on paper; the keyboard alone is enough; a prediction tells what was so after it
// was answered; a recording plays; without scripts everything can be read; nothing of a process
// becomes a part of a page.
import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, fail, look, lookAtWidth, newPage, open, withBrowser } from "./drive.mjs";

const folder = process.argv[2];
const hasPlayer = existsSync(join(folder, "player", "asciinema-player.min.js"));

// Follows each link from index.html on. Returns the pages.
async function followLinks(browser) {
  const page = await newPage(browser, "links");
  const pages = [];
  const waiting = [join(folder, "index.html")];
  while (waiting.length > 0) {
    const file = waiting.shift();
    if (pages.includes(file)) { continue; }
    pages.push(file);
    const name = relative(folder, file);
    await open(page, file);
    expect(await page.title() !== "harmed", `${name}: a script of a process has run`);
    const links = await page.$$eval("a[href], link[href], script[src]",
      (all) => all.map((one) => one.href || one.src));
    for (const link of links) {
      const url = new URL(link);
      const target = fileURLToPath(new URL(url.pathname, "file:"));
      if (url.protocol !== "file:" || !target.startsWith(folder) || !existsSync(target)) {
        fail(`${name}: a link leads nowhere: ${link}`);
        continue;
      }
      if (!target.endsWith(".html")) { continue; }
      waiting.push(target);
      const id = url.hash.slice(1);
      if (id && !readFileSync(target, "utf8").includes(`id="${id}"`)) {
        fail(`${name}: no such place: ${link}`);
      }
    }
  }
  await page.close();
  return pages;
}

// Answers each prediction by clicks, another option each time, and reads the verdict.
async function answerByClicks(page, file, name) {
  await open(page, file);
  const forms = await page.$$("form.prediction");
  for (const [number, form] of forms.entries()) {
    const options = await form.$$("label");
    const chosen = number % options.length;
    await options[chosen].click();
    await (await form.$("button")).click();
    const seen = await form.evaluate((one, value) => {
      const verdict = document.getElementById(one.dataset.verdict);
      const shown = Array.from(verdict.querySelectorAll("p")).filter((words) => !words.hidden);
      return { count: shown.length, chosen: shown[0]?.dataset.chosen, said: one.textContent,
        disabled: one.querySelector("fieldset").disabled, value };
    }, String(chosen));
    expect(seen.count === 1 && seen.chosen === String(chosen) && seen.disabled,
      `${name}, prediction ${number + 1}: option ${chosen} was answered by ${JSON.stringify(seen)}`);
  }
  const folded = await page.$$eval("details.after", (all) => all.filter((one) =>
    one.querySelector(".verdict") && !one.open).length);
  expect(folded === 0, `${name}: ${folded} explanations stay folded after all answers`);
  // One answer is right, and the page knows which.
  const letters = await page.$$eval(".verdict", (all) => all.map((one) =>
    one.querySelectorAll("p[data-chosen]").length));
  expect(letters.every((count) => count >= 3), `${name}: a verdict lacks a sentence for a choice`);
  return forms.length;
}

// Goes through the page with Tab: each link, button, summary and question must come. Answers the
// first prediction with the keyboard, and plays the first recording.
async function keyboardAlone(page, file, name) {
  await open(page, file);
  const wanted = await page.evaluate(() => {
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    const all = Array.from(document.querySelectorAll("a[href], summary, button")).filter(seen);
    all.forEach((one) => { one.dataset.wanted = "yes"; });
    return all.length;
  });
  let reached = 0;
  for (let i = 0; i < wanted * 2 + 60 && reached < wanted; ++i) {
    await page.keyboard.press("Tab");
    reached += await page.evaluate(() => {
      const one = document.activeElement;
      const isNew = one && one.dataset.wanted === "yes";
      if (isNew) {
        one.dataset.wanted = "reached";
        if (getComputedStyle(one).outlineStyle === "none") { one.dataset.wanted = "unseen"; }
      }
      return isNew ? 1 : 0;
    });
  }
  expect(reached === wanted, `${name}: Tab reaches ${reached} of ${wanted} links and buttons`);
  const unseen = await page.$$eval("[data-wanted=unseen]", (all) => all.length);
  expect(unseen === 0, `${name}: nobody sees that ${unseen} links and buttons have the focus`);

  if (await page.$("form.prediction")) {
    await open(page, file);
    for (let i = 0; i < 80 &&
      await page.evaluate(() => document.activeElement.type !== "radio"); ++i) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown"); // to the second option: that is no answer yet
    const early = await page.$$eval("details.after[open]", (all) => all.length);
    expect(early === 0, `${name}: an arrow key has answered the prediction`);
    await page.keyboard.press("Enter");
    const chosen = await page.$eval("form.prediction", (form) =>
      Array.from(document.getElementById(form.dataset.verdict).querySelectorAll("p"))
        .filter((words) => !words.hidden).map((words) => words.dataset.chosen).join());
    expect(chosen === "1", `${name}: by keyboard option 1 was chosen, and the verdict is of ${chosen}`);
  }
  if (hasPlayer && await page.$("details.recording")) {
    await open(page, file);
    await (await page.$("details.recording > summary")).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter"); // the button that plays
    await page.waitForFunction(() => /practice\$/.test(
      (document.querySelector("details.recording .player") || {}).textContent || ""),
    { timeout: 60000 }).catch(() => fail(`${name}: the recording does not play`));
  }
}

async function withoutScripts(browser, file, name) {
  const page = await newPage(browser, `${name} without scripts`);
  await page.setJavaScriptEnabled(false);
  await open(page, file);
  const seen = await page.evaluate(() => ({
    buttons: Array.from(document.querySelectorAll("button")).filter((one) => !one.hidden).length,
    folded: document.querySelectorAll("details").length,
  }));
  expect(seen.buttons === 0, `${name}: without scripts there are ${seen.buttons} dead buttons`);
  const summary = await page.$("details.after > summary");
  if (summary) {
    await summary.click();
    const text = await page.$eval("details.after", (one) => one.innerText);
    const right = await page.$eval("details.after", (one) => (one.querySelector("[data-chosen=\"\"]") ||
      one.querySelector("p")).textContent);
    expect(text.includes(right.trim()), `${name}: without scripts nobody can read "${right}"`);
  }
  await page.close();
}

await withBrowser(async (browser) => {
  const pages = await followLinks(browser);
  const lessons = pages.filter((file) => /\/\d\d-[^/.]*\.html$/.test(file));
  expect(lessons.length > 0, "the book has no lesson");
  let predictions = 0;
  for (const file of pages) {
    const name = relative(folder, file).replace(/\//g, "-").replace(/\.html$/, "");
    const page = await newPage(browser, name);
    await look(page, file, `${basename(folder)}-${name}`);
    if (lessons.includes(file)) {
      predictions += await answerByClicks(page, file, name);
      await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
      await lookAtWidth(page, 1280, `${name}, all unfolded`);
      await lookAtWidth(page, 400, `${name}, all unfolded`);
      await keyboardAlone(page, file, name);
      await withoutScripts(browser, file, name);
    }
    expect(await page.title() !== "harmed", `${name}: a script of a process has run`);
    await page.close();
  }
  console.log(`${pages.length} pages, ${lessons.length} lessons, ${predictions} predictions`);
});
