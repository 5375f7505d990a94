#include "language/forms_of_bash.hpp"

#include "language/parser.hpp"

#include <algorithm>
#include <string>

namespace leash {

namespace {

using Is = FormGroup;

// `instead` is shell text, so it is the same in every language. a, b, c stand for names of the
// user's. In a line of `help bash` 61 columns are left for `instead`.
constexpr FormOfBash table[] = {
    {Is::Command, " [[ ", "[[ ]]", R"([ "$a" = b ] && [ -e FILE ]; case $a in b*) LIST;; esac)"},
    {Is::Command, " (( ", "(( ))", R"(a=$((a + 1)); [ "$a" -gt 1 ]; ( (LIST); LIST ))"},
    {Is::Command, " for(( ", "for (( ; ; ))",
     "a=0; while [ $a -lt 9 ]; do LIST; a=$((a + 1)); done"},
    {Is::Command, " function ", "function NAME", "NAME() { LIST; }"},
    {Is::Command, " select ", "select NAME in", "read -r a; case $a in 1) LIST;; 2) LIST;; esac"},
    {Is::Command, " coproc ", "coproc COMMAND", "mkfifo b c; COMMAND < b > c & exec 3> b 4< c"},
    {Is::Command, " ;;& ", ";;&", "case $a in b) LIST;; esac; case $a in c) LIST;; esac"},
    {Is::Command, " let ", "let a=1+2", "a=$((1 + 2))"},
    {Is::Command, " declare ", "declare", "a=1; local b=2; export c=3; readonly d=4"},
    {Is::Command, " typeset ", "typeset", "a=1; local b=2; export c=3; readonly d=4"},
    {Is::Command, " pushd ", "pushd FOLDER", "cd FOLDER; LIST; cd -"},
    {Is::Command, " popd ", "popd", "cd -"},
    {Is::Command, " dirs ", "dirs", "pwd"},
    {Is::Command, " mapfile ", "mapfile", "while IFS= read -r a; do LIST; done < FILE"},
    {Is::Command, " readarray ", "readarray", "while IFS= read -r a; do LIST; done < FILE"},
    {Is::Command, " builtin ", "builtin NAME", "command NAME"},
    {Is::Command, " logout ", "logout", "exit"},
    {Is::Command, " enable ", "enable", ""},
    {Is::Command, " caller ", "caller", ""},
    {Is::Command, " bind ", "bind", ""},
    {Is::Command, " complete ", "complete", ""},
    {Is::Command, " compgen ", "compgen", ""},
    {Is::Command, " compopt ", "compopt", ""},

    {Is::Array, " a=( ", "a=(b c)", R"(set -- b c; echo "$1" "$@")"},
    {Is::Array, " a[1]= ", "a[1]=b", R"(set -- b c; echo "$1" "$@")"},
    {Is::Word, " a+= ", "a+=b", R"(a="${a}b")"},
    {Is::Array, " ${a[1]} ", "${a[1]}", R"(set -- b c; echo "$1" "$@")"},
    {Is::Word, " ${a:1:2} ", "${a:1:2}", R"(printf %s "$a" | cut -c 2-3)"},
    {Is::Word, " ${a/b/c} ", "${a/b/c}", R"(printf %s "$a" | sed s/b/c/)"},
    {Is::Word, " ${a^^} ", "${a^^}", R"(printf %s "$a" | tr a-z A-Z)"},
    {Is::Word, " ${a,,} ", "${a,,}", R"(printf %s "$a" | tr A-Z a-z)"},
    {Is::Word, " ${!a} ", "${!a}", R"(eval "b=\$$a")"},
    {Is::Word, " ${!a*} ", "${!a*}", "set | grep ^a"},
    {Is::Word, " ${a@Q} ", "${a@Q}", ""},
    {Is::Word, " ${LIST;} ", "${ LIST; }", "$(LIST)"},
    {Is::Word, " $(< ", "$(< FILE)", "$(cat FILE)"},
    {Is::Word, " $[ ", "$[1 + 2]", "$((1 + 2))"},
    {Is::Word, " $\" ", "$\"text\"", "\"text\""},
    {Is::Word, " ** ", "$((a ** 2))", "$((a * a))"},
    {Is::Word, " 16# ", "$((16#ff))", "$((0xff))"},
    {Is::Array, " $((a[1])) ", "$((a[1]))", "set -- 3 4; echo $(($2 + 1))"},
    {Is::Word, " extglob ", "@(a|b) !(a)", "case $a in b|c) LIST;; *) LIST;; esac"},
    {Is::Variable, " $PIPESTATUS ", "$PIPESTATUS", "set -o pipefail"},
    {Is::Variable, " $EPOCHSECONDS ", "$EPOCHSECONDS", "$(date +%s)"},
    {Is::Variable, " $EPOCHREALTIME ", "$EPOCHREALTIME", "$(date +%s.%N)"},
    {Is::Variable, " $SRANDOM ", "$SRANDOM", "$(od -An -N4 -tu4 /dev/urandom)"},
    {Is::Variable, " $DIRSTACK ", "$DIRSTACK", "$PWD"},
    {Is::Variable, " $FUNCNAME ", "$FUNCNAME", ""},

    {Is::Redirection, " {a}> ", "{a}> FILE", "exec 3> FILE"},
    {Is::Redirection, " 3>&4- ", "3>&4-", "3>&4 4>&-"},
    {Is::Redirection, " /dev/tcp ", "< /dev/tcp/a/80", "nc a 80"},
    {Is::Redirection, " &! ", "COMMAND &!", "COMMAND & disown", "zsh"},
    {Is::Redirection, " &| ", "COMMAND &|", "COMMAND & disown", "zsh"},

    {Is::Option, " trap:ERR ", "trap LIST ERR", "COMMAND || { LIST; }"},
    {Is::Option, " trap:DEBUG ", "trap LIST DEBUG", "set -x"},
    {Is::Option, " trap:RETURN ", "trap LIST RETURN", ""},
    {Is::Option, " read-t ", "read -t 5 a", "a=$(timeout 5 head -n 1)"},
    {Is::Option, " read-n read-N ", "read -n 1 a", "a=$(dd bs=1 count=1 2> /dev/null)"},
    {Is::Option, " read-s ", "read -s a", "stty -echo; read -r a; stty echo"},
    {Is::Option, " read-a ", "read -a a", "read -r a b c"},
    {Is::Option, " read-u ", "read -u 3 a", "read -r a <&3"},
    {Is::Option, " export-f ", "export -f NAME", ""},
    {Is::Option, " export-n ", "export -n a", "b=$a; unset a; a=$b"},
    {Is::Option, " exec-a ", "exec -a NAME", ""},
    {Is::Option, " exec-c ", "exec -c COMMAND", "exec env -i COMMAND"},
    {Is::Option, " printf-v ", "printf -v a", "a=$(printf FORMAT b)"},
    {Is::Option, " printf:%q ", "%q", ""},
    {Is::Option, " printf:%( ", "%(%F)T", "date +%F"},
    {Is::Option, " test:-v ", "-v NAME", R"([ "${NAME+x}" ])"},
    {Is::Option, " local-a local-A local-i local-n local-r ", "local -i a=1", "local a=1"},
    {Is::Option, " set-E ", "set -E", ""},
    {Is::Option, " set-T ", "set -T", ""},
};

// Returns true if each byte is a character of ASCII that is one column wide.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

} // namespace

std::span<const FormOfBash> forms_of_bash() {
    return table;
}

const FormOfBash* find_form_of_bash(std::string_view key) {
    if (key.empty() || key.find(' ') != key.npos)
        return nullptr;
    const std::string wanted = " " + std::string(key) + " ";
    for (const FormOfBash& form : table)
        if (form.keys.find(wanted) != std::string_view::npos)
            return &form;
    return nullptr;
}

Message name_form(const FormOfBash& form, std::string_view typed) {
    constexpr std::size_t longest = 40;
    const bool is_known = !typed.empty() && typed.size() <= longest && is_plain(typed);
    const std::string_view named = is_known ? typed : form.written;
    if (form.instead.empty())
        return _("{0} belongs to {1}, not to leash: bash -c '...' runs it in bash", named,
                 form.owner);
    if (named == form.written)
        return _("{0} belongs to {1}, not to leash: write {2}", named, form.owner, form.instead);
    return _("{0} belongs to {1}, not to leash: instead of {2} write {3}", named, form.owner,
             form.written, form.instead);
}

Message name_form(std::string_view key, std::string_view typed) {
    const FormOfBash* form = find_form_of_bash(key);
    return form ? name_form(*form, typed) : Message::verbatim(std::string(key));
}

Message show_form(const FormOfBash& form, std::string_view text, std::size_t offset) {
    constexpr std::size_t columns = 80;
    // Under another text the caret would not stand under its character.
    if (!is_plain(text) || text.size() > columns)
        return name_form(form);
    // Indented: on a narrow terminal the sentence is laid out again, and what is not indented would
    // go on with the sentence.
    return _("{0}\n  {1}\n  {2}", name_form(form, text), text, std::string(offset, ' ') + "^");
}

const FormOfBash* find_variable_of_bash(std::string_view name) {
    constexpr std::size_t shortest = 7; // most names are shorter
    if (name.size() < shortest || std::string_view("DEFPS").find(name[0]) == name.npos)
        return nullptr;
    return find_form_of_bash("$" + std::string(name));
}

std::optional<BadSubstitution> find_bad_substitution(std::string_view text) {
    const auto at = [](std::string_view key, std::size_t offset) {
        return BadSubstitution{find_form_of_bash(key), offset};
    };
    if (text.empty())
        return std::nullopt;
    if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '|')
        return at("${LIST;}", 0);
    std::size_t offset = text[0] == '#' ? 1 : 0; // ${#a[@]}
    if (text[0] == '!' && text.size() > 1 && is_name(text.substr(1, 1))) {
        if (text.find('[') != text.npos)
            return at("${a[1]}", text.find('['));
        return text.back() == '*' || text.back() == '@' ? at("${!a*}", 0) : at("${!a}", 0);
    }
    const std::size_t begin = offset;
    while (offset < text.size() && is_parameter(text.substr(begin, offset + 1 - begin)))
        ++offset;
    if (offset == begin || offset == text.size())
        return std::nullopt;
    switch (text[offset]) {
    case '[':
        return at("${a[1]}", offset);
    case ':':
        return at("${a:1:2}", offset);
    case '/':
        return at("${a/b/c}", offset);
    case '^':
        return at("${a^^}", offset);
    case ',':
        return at("${a,,}", offset);
    case '@':
        return at("${a@Q}", offset);
    default:
        return std::nullopt;
    }
}

} // namespace leash
