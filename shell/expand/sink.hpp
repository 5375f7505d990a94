// Where the text of a word goes as its parts are expanded, and what becomes of it there.
//
// The expander says of each piece of text how it came to be; the sink alone decides what that
// means. A command's words are split and globbed, an assignment's value is one string, a case
// pattern keeps its wildcards apart from its quoted text.
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
    // Text of the word that no quotes protect: may be a pattern, is never split.
    virtual void literal(std::string_view text) = 0;
    // What an expansion outside double quotes gave: may be a pattern, is split.
    virtual void expanded(std::string_view text) = 0;
    // Stands for itself. Even when empty there is now a field.
    virtual void quoted(std::string_view text) = 0;
    // Between two parameters of $@, "$@" and $*.
    virtual void next_parameter(std::string_view joined_by) = 0;
};

// One string, as assignments and here-documents take it.
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

// One string with its quoted text marked: patterns, and redirection targets.
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

// Fields, split at IFS as the text comes (XCU 2.6.5), each then expanded as a pathname.
class FieldSink final : public Sink {
  public:
    // Appends to `fields`; all that is referred to must outlive the sink.
    FieldSink(ExpansionContext& context, CurrentIfs& ifs, std::vector<std::string>& fields)
        : context_(context), ifs_(ifs), fields_(fields) {}

    void literal(std::string_view text) override;
    void expanded(std::string_view text) override;
    void quoted(std::string_view text) override;
    void next_parameter(std::string_view joined_by) override;
    void end_word(); // the word is complete; the next one begins a field of its own

  private:
    void end_field();

    ExpansionContext& context_;
    CurrentIfs& ifs_;
    std::vector<std::string>& fields_;
    MarkedText field_;
    bool open_ = false; // a field has begun, though it may still be empty
    // The last field was ended by IFS white space: one other IFS character still belongs to
    // the same delimiter, even if it comes from the next expansion.
    bool after_space_ = false;
};

} // namespace leash
