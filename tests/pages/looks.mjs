// looks.mjs FOLDER: the looks of each page FOLDER/*.html.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, look, newPage, problemsIn, withBrowser } from "./drive.mjs";

const folder = process.argv[2];
await withBrowser(async (browser) => {
  // The checks can fail.
  const bad = await newPage(browser, "a bad page");
  await bad.setContent(`<body style="background: #fff"><p style="color: #999">pale</p>
    <p style="position: absolute; top: 200px">one</p><p style="position: absolute; top: 200px">two</p>
    <div style="width: 3000px">wide</div></body>`);
  const found = (await problemsIn(bad)).join("\n");
  for (const wanted of ["a horizontal scroll bar: 3", "contrast 2.85 of \"pale\"",
    "\"one\" lies on \"two\""]) {
    expect(found.includes(wanted), `not found on a bad page: ${wanted}; found:\n${found}`);
  }
  await bad.close();

  const files = readdirSync(folder).filter((file) => file.endsWith(".html"));
  expect(files.length > 0, `no page in ${folder}`);
  for (const file of files) {
    const page = await newPage(browser, file);
    await look(page, join(folder, file), basename(file, ".html"));
    await page.close();
  }
});
