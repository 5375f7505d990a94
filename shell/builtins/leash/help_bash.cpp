// help bash: what leash has of bash, and the table of what it does not have
// (language/forms_of_bash.hpp).
#include "builtins/leash/help_topics.hpp"

#include "base/text.hpp"
#include "language/forms_of_bash.hpp"

namespace leash {
namespace {

constexpr std::size_t form_width = 17;

// Translators: the lines of these two texts have at most 80 columns.
constexpr Phrase beginning = N_(R"(bash
    what leash has of bash, and what to write for the rest

Works here, but not after `set -o posix` and not in a leash that is called sh:
  &> &>> >&FILE |& <<< <( ) >( ) {{a,b}} {{1..9}} ~+ ~- !! !$ ^a^b^ and %1 alone
  $RANDOM $SECONDS $BASHPID $UID $EUID $SHLVL $HOSTNAME $_ shopt -s huponexit
  disown -a -r -h, jobs -r -s -x, wait -n -p, type -a -t, local, source, time
Works always, because POSIX has it: $'a\tb'  ;&  >|  <>  set -o pipefail

Belongs to bash. leash names it, and runs nothing of that command:
  in bash          in leash
)");
constexpr Phrase ending = N_(R"(
`bash -c '...'` runs a line in bash itself. What else differs from bash:
  local a          a keeps the value from outside the function
  a-b() {{ ...; }}   the name of a function has only letters, digits and _
  . FILE           looks in PATH only; for a file here: . ./FILE
  $BASH_VERSION    and each other $BASH_... is not set: this is not bash
  PROMPT_COMMAND TMOUT HISTCONTROL TIMEFORMAT    mean nothing here
)");

} // namespace

std::string page_of_bash(const Translator& translate) {
    std::string page = translate(_(beginning));
    for (const FormOfBash& form : forms_of_bash()) {
        page.append("  ").append(padded(form.written, form_width));
        page.append(form.instead.empty() ? "bash -c '...'" : form.instead).append("\n");
    }
    return page + translate(_(ending));
}

} // namespace leash
