# Read by the scripts of this folder. Puts puppeteer-core, in the version of package-lock.json, into
# the folder $pages_work, once. Ends the script with status 77 if something is missing.
for program in chromium node npm; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 77; }
done
mkdir -p "$pages_work"
if ! cmp -s "$here/package-lock.json" "$pages_work/taken"; then
    cp "$here/package.json" "$here/package-lock.json" "$pages_work/"
    (cd "$pages_work" && timeout 200 npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 \
        --fetch-timeout=20000 </dev/null >npm.log 2>&1) ||
        { echo "skipped: puppeteer-core could not be fetched; $pages_work/npm.log says why"; exit 77; }
    cp "$here/package-lock.json" "$pages_work/taken"
fi
# drive FILE.mjs ARGUMENT...
drive() {
    LEASH_PAGES_WORK=$pages_work CHROMIUM=$(command -v chromium) timeout 3000 node "$@"
}
