// A message: what leash says to its user, before the message is put into the user's language.
//
// A Message is made where something is found out, and put into words where something is printed.
// In between a Message is a value: the error of a system call carries a Message from the lowest
// floor to the prompt. A Translator (base/translator.hpp) puts a Message into words.
//
// Invariant: the English text of a Message is, or was in the leash that made the message, a literal
// that stands behind _( or N_( or n_( in the source. xgettext(1) finds the text there, and
// translators find it in shell/locale/*.po. So what is no literal, or stands nowhere else, does not
// compile.
//
// Source: the names _, N_ and n_ are those that gettext's manual recommends ("Mark Keywords").
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leash {

// A text without values, for a table that is made at compile time: {"-p", N_("Print the PIDs.")}.
class Phrase {
  public:
    constexpr Phrase() = default; // the empty text
    constexpr const char* english() const { return english_; }
    constexpr bool empty() const { return *english_ == '\0'; }

  private:
    explicit constexpr Phrase(const char* english) : english_(english) {}
    friend consteval Phrase N_(const char* english);

    const char* english_ = "";
};

consteval Phrase N_(const char* english) {
    return Phrase(english);
}

// Returns true if `text` has no {2} with only two values {0} and {1}, and uses each value. A brace
// that is not part of a place is written twice, as in fmt.
constexpr bool fits(const char* text, std::size_t values) {
    unsigned used = 0;
    for (; *text != '\0'; ++text) {
        if (*text == '}' && *++text != '}')
            return false;
        if (*text != '{' || *++text == '{')
            continue;
        if (*text < '0' || *text > '9' || static_cast<std::size_t>(*text - '0') >= values ||
            text[1] != '}')
            return false;
        used |= 1U << static_cast<unsigned>(*text - '0');
        ++text;
    }
    return used == (1U << values) - 1;
}

// The first argument of _(): a literal whose places fit the values. The compiler checks this.
template <std::size_t values> struct English {
    consteval English(const char* literal) : text(literal) {
        if (!fits(literal, values))
            throw "a value has no place {0}, {1} ... in the text, or a place has no value";
    }
    constexpr English(Phrase phrase) : text(phrase.english()) {} // msgfmt(1) checks the places
    const char* text;
};

class Message {
  public:
    struct Value; // a text as it is, or a Message, which is put into words too

    Message() = default; // the empty message
    // The callers are _() and n_().
    Message(const char* english, const char* plural, unsigned long count,
            std::vector<Value> values);
    // A text of others, which is in no language of leash's: a path, a line of a file.
    static Message verbatim(std::string text);
    // A message that a file or another process has kept (insight/message_json.hpp). `plural` is
    // empty if the message counts nothing.
    static Message kept(const std::string& english, const std::string& plural, unsigned long count,
                        std::vector<Value> values);

    bool empty() const { return *english_ == '\0'; }
    const char* english() const { return english_; }
    const char* plural() const { return plural_; } // nullptr if the message counts nothing
    unsigned long count() const { return count_; }
    const std::vector<Value>& values() const { return values_; }
    bool is_verbatim() const;

  private:
    const char* english_ = "";
    const char* plural_ = nullptr;
    unsigned long count_ = 0;
    std::vector<Value> values_;
    std::shared_ptr<const std::string> kept_; // owns both texts of a message that was kept
};

struct Message::Value {
    Value(std::string as_it_is) : text(std::move(as_it_is)) {}
    Value(std::string_view as_it_is) : text(as_it_is) {}
    Value(const char* as_it_is) : text(as_it_is) {}
    Value(char as_it_is) : text(1, as_it_is) {}
    Value(std::integral auto number) : text(std::to_string(number)) {}
    Value(const Message& said) : message(1, said) {}
    Value(Phrase said) : message(1, Message(said.english(), nullptr, 0, {})) {}

    std::string text;
    std::vector<Message> message; // one, or none if the value is `text`
};

// Makes a message: _("{0} has ended", id). {0} is the first value. A translation may put the
// values into another order.
template <class... Values> Message _(English<sizeof...(Values)> english, const Values&... values) {
    return Message(english.text, nullptr, 0, {Message::Value(values)...});
}

// Makes a message that counts: n_("{0} process", "{0} processes", count, count). The count chooses
// the form; other languages have one form, or more than two (base/plural_forms.hpp).
template <class... Values>
Message n_(English<sizeof...(Values)> one, English<sizeof...(Values)> many, std::size_t count,
           const Values&... values) {
    return Message(one.text, many.text, count, {Message::Value(values)...});
}

// Returns `text` with its places filled: {0} with the first value. A place that has no value stays
// as it is, for a damaged translation. `joins[i]` is true if value i is in the language of the
// text: between Chinese characters of the text and of such a value a blank is left out.
std::string filled(std::string_view text, const std::vector<std::string>& values,
                   const std::vector<bool>& joins = {});

// Returns the message in English, for JSON and for tests.
std::string in_english(const Message& message);

// Compares the message in English: check(...) == "ada is stopped."
bool operator==(const Message& message, std::string_view english);

} // namespace leash
