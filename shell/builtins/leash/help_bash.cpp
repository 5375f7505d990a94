// help bash: what leash has of bash, and what leash does not have (language/forms_of_bash.hpp). The
// first page has the names of the forms, and a section such as `help bash arrays` says what to
// write instead. Each page fits on a screen.
#include "builtins/leash/help_topics.hpp"

#include "base/layout.hpp"
#include "base/text.hpp"
#include "language/forms_of_bash.hpp"

namespace leash {
namespace {

constexpr std::size_t form_width = 17;
constexpr std::size_t section_width = 15;
constexpr std::size_t page_width = 80;
constexpr std::string_view differences = "differences"; // the section that shows no forms

struct HelpSection {
    FormGroup group;
    std::string_view name; // what is typed
    Phrase title;
};
constexpr HelpSection sections[] = {
    {FormGroup::Command, "commands", N_("commands of bash, and what to write in leash")},
    {FormGroup::Array, "arrays", N_("arrays of bash, and what to write in leash")},
    {FormGroup::Word, "words", N_("words and expansions of bash, and what to write in leash")},
    {FormGroup::Variable, "variables", N_("variables of bash, and what to write in leash")},
    {FormGroup::Redirection, "redirections",
     N_("redirections of bash, and what to write in leash")},
    {FormGroup::Option, "options", N_("options of commands in bash, and what to write in leash")},
};

// Translators: the lines of these texts have at most 80 columns.
constexpr Phrase beginning = N_(R"(bash
    what leash has of bash, and what to write for the rest

Works here, but not after `set -o posix` and not in a leash that is called sh:
  &> &>> >&FILE |& <<< <( ) >( ) {{a,b}} {{1..9}} ~+ ~- !! !$ ^a^b^ and %1 alone
  $RANDOM $SECONDS $BASHPID $UID $EUID $SHLVL $HOSTNAME $_ shopt -s huponexit
  disown -a -r -h, jobs -r -s -x, wait -n -p, type -a -t, local, source, time
Works always, because POSIX has it: $'a\tb'  ;&  >|  <>  set -o pipefail

Belongs to bash. leash names it, and runs nothing of that command.
`help bash arrays` says what to write instead; so do the other sections:
)");
constexpr Phrase other_meanings = N_("what means something else than in bash");
constexpr Phrase bash_itself = N_("\n`bash -c '...'` runs a line in bash itself.\n");
constexpr Phrase heads = N_("  in bash          in leash\n");
constexpr Phrase what_differs = N_(R"(
  local a          a keeps the value from outside the function
  a-b() {{ ...; }}   the name of a function has only letters, digits and _
  . FILE           looks in PATH only; for a file here: . ./FILE
  $BASH_VERSION    and each other $BASH_... is not set: this is not bash
  PROMPT_COMMAND TMOUT HISTCONTROL TIMEFORMAT    mean nothing here
)");

std::string title_of(std::string_view section, Phrase title, const Translator& translate) {
    std::string text("bash ");
    text.append(section).append("\n    ").append(translate(title)).append("\n");
    return text;
}

std::string forms_of(const HelpSection& section, const Translator& translate) {
    std::string page = title_of(section.name, section.title, translate);
    page.append("\n").append(translate(_(heads)));
    std::string only_in_bash;
    for (const FormOfBash& form : forms_of_bash()) {
        if (form.group != section.group)
            continue;
        if (form.instead.empty())
            only_in_bash.append(only_in_bash.empty() ? "" : ", ").append(form.written);
        else
            page.append("  ").append(padded(form.written, form_width)).append(form.instead) += '\n';
    }
    if (!only_in_bash.empty())
        page += behind("  ", translate(_("bash only: {0}", only_in_bash)), page_width);
    return page;
}

} // namespace

std::string page_of_bash(const Translator& translate) {
    std::string page = translate(_(beginning));
    for (const HelpSection& section : sections) {
        std::string forms;
        for (const FormOfBash& form : forms_of_bash())
            if (form.group == section.group)
                forms.append(forms.empty() ? "" : ", ").append(form.written);
        page.append("  ").append(padded(section.name, section_width));
        page.append(cut_to_width(forms, page_width - section_width - 2)).append("\n");
    }
    page.append("  ").append(padded(differences, section_width));
    return page.append(translate(_(other_meanings))).append("\n") + translate(_(bash_itself));
}

std::optional<std::string> section_of_bash(std::string_view name, const Translator& translate) {
    if (name == differences)
        return title_of(differences, other_meanings, translate) + translate(_(what_differs));
    for (const HelpSection& section : sections)
        if (section.name == name)
            return forms_of(section, translate);
    return std::nullopt;
}

} // namespace leash
