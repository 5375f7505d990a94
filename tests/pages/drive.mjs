// Chromium without a window, for the tests of this folder: opens pages as files, without the
// network, and notes everything that goes wrong in a page.
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const work = process.env.LEASH_PAGES_WORK;
const puppeteer = createRequire(`${work}/`)("puppeteer-core");

let failures = 0;
export function fail(what) {
  failures += 1;
  console.log(what);
}
export function expect(holds, what) {
  if (!holds) { fail(what); }
}

// Calls drive(browser), closes the browser, and ends this process with the status of the test.
export async function withBrowser(drive) {
  const profile = mkdtempSync(join(tmpdir(), "leash-pages-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    userDataDir: profile,
    // Root has no sandbox. No name has an address.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND"],
  });
  try {
    await drive(browser);
  } catch (error) {
    fail(`the browser: ${error.stack}`);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
  console.log(failures === 0 ? "ok" : `${failures} failed`);
  process.exitCode = failures === 0 ? 0 : 1;
}

// A new page. Whatever goes wrong in it is a failure: an error of a script, a file that is missing,
// something that the policy of the page forbids, a request that is no file.
export async function newPage(browser, name) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on("console", (message) => {
    if (message.type() === "error") { fail(`${name}: the browser says: ${message.text()}`); }
  });
  page.on("pageerror", (error) => fail(`${name}: an error of a script: ${error.message}`));
  page.on("requestfailed", (request) => fail(`${name}: could not be loaded: ${request.url()}`));
  page.on("request", (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) {
      fail(`${name}: wants from the network: ${request.url()}`);
    }
  });
  return page;
}

export async function open(page, file) {
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
}

// Runs in the page. Returns what is wrong with its looks: a horizontal scroll bar, text with a
// contrast below 4.5:1 (WCAG 2.2, 1.4.3), two pieces of text one on the other.
function problemsOfLooks() {
  const problems = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    problems.push(`a horizontal scroll bar: ${root.scrollWidth} > ${root.clientWidth}`);
  }

  function channels(color) {
    const numbers = (color.match(/[\d.]+/g) || []).map(Number);
    return color.startsWith("rgb") && numbers.length >= 3
      ? { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 } : null;
  }
  function over(front, back) {
    return front.rgb.map((value, i) => value * front.alpha + back[i] * (1 - front.alpha));
  }
  function background(element) {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const color = channels(getComputedStyle(one).backgroundColor);
      if (color && color.alpha > 0) { layers.push(color); }
      if (color && color.alpha === 1) { break; }
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  }
  function luminance(rgb) {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function opacity(element) {
    let product = 1;
    for (let one = element; one; one = one.parentElement) {
      product *= Number(getComputedStyle(one).opacity);
    }
    return product;
  }

  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, title, .player, .skip, [disabled]") ||
        !element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = Array.from(range.getClientRects()).filter((one) => one.width > 1 && one.height > 1);
    if (rects.length === 0) { continue; }
    const isDrawn = element.closest("svg") !== null;
    const style = getComputedStyle(element);
    const color = channels(isDrawn ? style.fill : style.color);
    if (color) {
      const back = background(element);
      const front = over({ rgb: color.rgb, alpha: color.alpha * opacity(element) }, back);
      const light = [luminance(front), luminance(back)].sort((a, b) => b - a);
      const contrast = (light[0] + 0.05) / (light[1] + 0.05);
      if (contrast < 4.5) {
        problems.push(`contrast ${contrast.toFixed(2)} of "${node.data.trim().slice(0, 40)}"`);
      }
    }
    if (!isDrawn) { // a drawing puts its words where it wants
      for (const one of rects) {
        // The boxes of two lines may touch: the heart of a line may not.
        boxes.push({ node, left: one.left + 1, right: one.right - 1,
          top: one.top + one.height / 4, bottom: one.bottom - one.height / 4 });
      }
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; ++i) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; ++j) {
      if (boxes[i].node !== boxes[j].node && boxes[i].left < boxes[j].right &&
          boxes[j].left < boxes[i].right) {
        problems.push(`"${boxes[i].node.data.trim().slice(0, 30)}" lies on ` +
          `"${boxes[j].node.data.trim().slice(0, 30)}"`);
      }
    }
  }
  return problems.slice(0, 10);
}

export function problemsIn(page) {
  return page.evaluate(problemsOfLooks);
}

// Light, dark, and as it is printed: looks, takes a screenshot of each, and prints a PDF.
export async function look(page, file, name) {
  const shots = join(work, "shots");
  mkdirSync(shots, { recursive: true });
  for (const view of ["light", "dark", "print"]) {
    await page.emulateMediaType(view === "print" ? "print" : "screen");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme",
      value: view === "dark" ? "dark" : "light" }]);
    // A sheet of A4 without its margins is about 680 pixels wide.
    await page.setViewport({ width: view === "print" ? 680 : 1280, height: 900 });
    await open(page, file);
    for (const problem of await problemsIn(page)) {
      fail(`${name}, ${view}: ${problem}`);
    }
    await page.screenshot({ path: join(shots, `${name}-${view}.png`), fullPage: true });
  }
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(String.fromCharCode(...pdf.slice(0, 5)) === "%PDF-", `${name}: was not printed`);
  await page.emulateMediaType("screen");
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
  await page.setViewport({ width: 1280, height: 900 });
}

// Looks at the page as it is now, at another width.
export async function lookAtWidth(page, width, name) {
  await page.setViewport({ width, height: 900 });
  for (const problem of await problemsIn(page)) {
    fail(`${name}, ${width} pixels wide: ${problem}`);
  }
  await page.setViewport({ width: 1280, height: 900 });
}
