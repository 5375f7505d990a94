// autopsy shows the last autopsy again, or draws it as a web page.

#include "base/foreign_text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/show_big.hpp"
#include "builtins/leash/state_path.hpp"
#include "builtins/rows.hpp"
#include "insight/autopsy_json.hpp"
#include "insight/autopsy_page.hpp"
#include "kernel/output_file.hpp"
#include "stage/autopsy_file.hpp"

#include <nlohmann/json.hpp>

namespace leash {
namespace {

constexpr NamedOption autopsy_rows[] = {
    {"big",
     '\0',
     "",
     {},
     N_("For a projector: at most 50 columns and 18 lines on a screen, and few columns. `set -o "
        "big` has it always.")},
    {"json", '\0', "", {}, N_("As a program reads it; docs/autopsy.md describes it.")},
    {"html", '\0', "FILE", N_("the name of a file"),
     N_("Draw it as a web page into FILE, which a browser shows: the ties of each process before "
        "and after, and each signal in between.")},
};
constexpr OptionTable autopsy_options{"autopsy", OptionsStand::Anywhere, autopsy_rows};

constexpr OutputKind page_kind{is_autopsy_page,
                               N_("{0} is there, and is not a page of `autopsy --html`; give "
                                  "another name, or remove it")};

BuiltinResult draw(BuiltinCall& call, const Autopsy& autopsy, const std::string& file) {
    const Translator& translate = call.shell.translate;
    if (auto written = write_output_file(file, autopsy_page(autopsy, translate), page_kind);
        !written) {
        call.complain(written.error());
        return done(1);
    }
    call.say(_("Written: {0}\nA browser shows it.\n", file));
    return done(0);
}

BuiltinResult run_autopsy(BuiltinCall& call) {
    const auto given = options_of(call, autopsy_builtin);
    if (!given)
        return given.error();
    if (!given.value().operands.empty())
        return call.misuse(_("{0}: nothing but --big, --json or --html FILE was expected",
                             given.value().operands.front()));
    auto last = last_autopsy(state_path(call.shell, "autopsy.json"));
    if (!last) {
        call.complain(
            _("{0}\n  The next practice terminal that ends writes another.", last.error()));
        return done(1);
    }
    if (!last.value()) {
        call.complain(_("no practice terminal has ended yet; `terminal` opens one"));
        return done(1);
    }
    Autopsy& autopsy = *last.value();
    note_who_has_ended_since(autopsy);
    if (const auto file = given.value().value("html"))
        return draw(call, autopsy, *file);
    if (!given.value().has("json") && wants_big(call, given.value().has("big")))
        return show_big(call, render_big(autopsy, call.shell.translate));
    if (given.value().has("json"))
        call.print(json_made_visible(to_json(autopsy).dump(
                       2, ' ', false, nlohmann::json::error_handler_t::replace)) +
                   "\n");
    else
        call.print(render(autopsy, call.display(), call.shell.translate));
    return done(0);
}

} // namespace

const Builtin autopsy_builtin = {
    .name = "autopsy",
    .kind = BuiltinKind::Leash,
    .run = run_autopsy,
    .synopsis = "autopsy [--big | --json | --html FILE]",
    .summary = N_("what became of the last practice terminal, once more"),
    .help = N_(R"(A row for each process: what it did before, what became of it, who sent it which
signal, its parent before and after, its terminal. Then all in order of time.
A star marks what was not observed, but inferred from the kernel's rules.
)"),
    .options = &autopsy_options,
    .help_after_options = N_(R"(
    autopsy --json | jq '.processes[] | .command, .outcome'
    autopsy --html end.html
)"),
};

} // namespace leash
