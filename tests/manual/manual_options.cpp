// manual_options check DOCS [LANGUAGE]: fails if a manual page in the folder DOCS differs from the
// option table of its command, or if no page contains a table. manual_options write DOCS
// [LANGUAGE]: writes the texts of the tables into the pages. The pages in another language lie in
// DOCS/LANGUAGE.
#include "builtin_table.hpp"
#include "daemonize/daemonize_options.hpp"
#include "invocation.hpp"
#include "kernel/catalogue_file.hpp"
#include "options/option_manual.hpp"
#include "stage/witness_options.hpp"

#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

namespace {

using namespace leash;

std::vector<const OptionTable*> all_tables() {
    std::vector<const OptionTable*> tables{&leash_options, &witness_options};
    for (const Builtin* builtin : builtin_table())
        if (builtin->options)
            tables.push_back(builtin->options);
    return tables;
}

std::string contents(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

} // namespace

int main(int argc, char** argv) {
    const std::string task = argc == 3 || argc == 4 ? argv[1] : "";
    if (task != "check" && task != "write") {
        std::fputs("usage: manual_options check|write DOCS [LANGUAGE]\n", stderr);
        return 2;
    }
    const std::string folder = argc == 4 ? std::string(argv[2]) + "/" + argv[3] : argv[2];
    const Translator translate = argc == 4 ? translator_into(argv[3], LEASH_BUILT) : Translator();
    const auto tables = all_tables();
    std::set<std::string_view> told;
    int status = 0;
    for (const char* name : {"leash.1", "leash-daemonize.1", "witness.1"}) {
        const std::string path = folder + "/" + name;
        const std::string page = contents(path);
        const std::string wanted = with_options_of(page, tables, translate);
        for (const OptionTable* table : tables)
            if (wanted.find(options_manual(*table, translate)) != std::string::npos)
                told.insert(table->command);
        if (page == wanted)
            continue;
        if (task == "write") {
            std::ofstream(path) << wanted;
            continue;
        }
        std::fprintf(stderr,
                     "%s is not what the option tables say; build the target write_manual\n",
                     path.c_str());
        status = 1;
    }
    for (const OptionTable* table : tables)
        if (!told.contains(table->command)) {
            std::fprintf(stderr, "no manual page has a part for the options of %s\n",
                         std::string(table->command).c_str());
            status = 1;
        }
    return status;
}
