// A sink: receives the text of a word while the word is expanded.
//
// The expander tells the sink the origin of each piece of text (literal, expanded or quoted). Only
// the sink decides what the origin means. There are three sinks: FieldSink splits the words of a
// command into fields and expands pathnames, StringSink makes one string (for an assignment), and
// MarkedSink also remembers which text was quoted (for a pattern).
#pragma once

#include "expand/ifs.hpp"
#include "expand/marked_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace leash {

class Sink {
  public:
    virtual ~Sink() = default;
    // Unquoted text of the word itself. The text may be a pattern, and is never split.
    virtual void literal(std::string_view text) = 0;
    // The result of an expansion outside double quotes. The result may be a pattern, and is split.
    virtual void expanded(std::string_view text) = 0;
    // Quoted text: every character stands for itself. Even an empty text begins a field.
    virtual void quoted(std::string_view text) = 0;
    // The expander calls this function between two parameters of $@, "$@" and $*. A sink that makes
    // one string puts `joined_by` between the two.
    virtual void next_parameter(std::string_view joined_by) = 0;
};

// Makes one string, for assignments and here-documents.
class StringSink final : public Sink {
  public:
    void literal(std::string_view text) override { text_ += text; }
    void expanded(std::string_view text) override { text_ += text; }
    void quoted(std::string_view text) override { text_ += text; }
    void next_parameter(std::string_view joined_by) override { text_ += joined_by; }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

// Makes one string and marks the quoted text, for patterns and the targets of redirections.
class MarkedSink final : public Sink {
  public:
    void literal(std::string_view text) override { text_.append_active(text); }
    void expanded(std::string_view text) override { text_.append_active(text); }
    void quoted(std::string_view text) override { text_.append_quoted(text); }
    void next_parameter(std::string_view joined_by) override { text_.append_active(joined_by); }
    MarkedText& marked() { return text_; }

  private:
    MarkedText text_;
};

// Splits the text into fields at the characters of IFS (XCU 2.6.5), and does the pathname expansion
// of each field that is complete.
class FieldSink final : public Sink {
  public:
    // The sink appends to `fields`. The three objects must outlive the sink.
    FieldSink(ExpansionContext& context, CurrentIfs& ifs, std::vector<std::string>& fields)
        : context_(context), ifs_(ifs), fields_(fields) {}

    void literal(std::string_view text) override;
    void expanded(std::string_view text) override;
    void quoted(std::string_view text) override;
    void next_parameter(std::string_view joined_by) override;
    // Must be called behind each word: the next word begins a new field.
    void end_word();

  private:
    void end_field();

    ExpansionContext& context_;
    CurrentIfs& ifs_;
    std::vector<std::string>& fields_;
    MarkedText field_;
    bool open_ = false; // a field has begun; its text may still be empty
    // IFS white space has ended the last field. The next IFS character that is not white space
    // belongs to the same delimiter, even if it comes from the next expansion.
    bool after_space_ = false;
};

} // namespace leash
