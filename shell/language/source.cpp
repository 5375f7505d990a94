#include "language/source.hpp"

#include <algorithm>
#include <cstring>

namespace leash {

Source::Source(std::string_view text, std::size_t first_line, std::size_t depth)
    : first_line_(first_line), depth_(depth), finished_(true), end_is_final_(true) {
    text_.reserve(text.size());
    append(text);
}

// ---- Reading ------------------------------------------------------------------------------

bool Source::fetch() {
    if (finished_ || error_ || !lines_)
        return false;
    const std::string_view line = lines_();
    // A line without a newline is the last line. A terminal must not be asked again: the user
    // would have to type Ctrl-D a second time.
    finished_ = line.empty() || line.back() != '\n';
    if (line.empty())
        return false;
    append(line);
    return !error_;
}

void Source::append(std::string_view text) {
    const std::size_t typed_size = typed_ ? typed_->size() : text_.size();
    for (std::size_t at = 0; at < text.size();) {
        line_starts_.push_back(typed_size + at);
        const std::size_t newline = text.find('\n', at);
        at = newline == std::string_view::npos ? text.size() : newline + 1;
    }
    const std::size_t nul = text.find('\0');
    const std::size_t begin = text_.size();
    text_ += text;
    if (typed_)
        *typed_ += text;
    if (nul != std::string_view::npos)
        fail(begin + nul, _("NUL byte in the script: is this a text file?"));
}

int Source::peek_past_continuations() {
    int c = raw();
    while (c == '\\' && offset_ + 1 < text_.size() && text_[offset_ + 1] == '\n') {
        offset_ += 2;
        c = raw();
        continued_at_end_ = c == end && !end_is_final_;
    }
    return c;
}

int Source::peek_behind() {
    if (peek() == end)
        return end;
    const std::size_t here = offset_;
    advance();
    const int c = peek();
    if (!error_)
        offset_ = here;
    return c;
}

std::string_view Source::take_line() {
    if (raw() == end)
        return {};
    const std::size_t begin = offset_;
    const std::size_t newline = text_.find('\n', begin);
    offset_ = newline == std::string::npos ? text_.size() : newline + 1;
    return slice(begin, offset_);
}

// ---- Positions ----------------------------------------------------------------------------

std::size_t Source::typed_offset(std::size_t offset) const {
    for (auto r = replacements_.rbegin(); r != replacements_.rend(); ++r) {
        if (offset >= r->end)
            return r->typed_end + (offset - r->end);
        if (offset >= r->begin)
            return r->typed_begin;
    }
    return offset;
}

Position Source::find_position(std::size_t offset) const {
    const std::size_t typed = typed_offset(offset);
    if (line_starts_.empty())
        return {first_line_, typed + 1};
    auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), typed);
    if (line != line_starts_.begin())
        --line;
    return {first_line_ + static_cast<std::size_t>(line - line_starts_.begin()), typed - *line + 1};
}

// ---- Commands and errors ------------------------------------------------------------------

void Source::begin_command() {
    if (error_)
        offset_ = text_.size();
    error_.reset();
    finished_ = false;
    continued_at_end_ = false;
    // If an alias's value contains a newline, text may be left behind a complete command.
    if (offset_ < text_.size())
        return;
    first_line_ += line_starts_.size();
    constexpr std::size_t worth_keeping = 1 << 16;
    if (text_.capacity() > worth_keeping)
        text_ = {};
    text_.clear();
    line_starts_.clear();
    offset_ = 0;
    typed_.reset();
    active_.clear();
    replacements_.clear();
    undo_.clear();
    not_arithmetic_.clear();
}

void Source::fail(std::size_t offset, Message message, bool unfinished) {
    if (error_)
        return;
    SyntaxError error{position(offset), std::move(message), {}, unfinished};
    const std::size_t index = error.position.line - first_line_;
    if (index < line_starts_.size()) {
        const std::string_view typed = command_text().substr(line_starts_[index]);
        error.line = typed.substr(0, typed.find('\n'));
    }
    fail(std::move(error));
}

void Source::fail(SyntaxError error) {
    if (!error_)
        error_ = std::move(error);
    offset_ = text_.size();
}

// ---- Aliases ------------------------------------------------------------------------------

void Source::replace(std::size_t from, std::size_t length, std::string_view text) {
    text_.replace(from, length, text);
    const std::size_t old_end = from + length;
    std::erase_if(not_arithmetic_, [&](std::size_t at) { return at >= from && at < old_end; });
    for (std::size_t& at : not_arithmetic_)
        if (at >= old_end)
            at = at - length + text.size();
}

void Source::substitute_alias(std::size_t from, std::size_t to, std::string_view value) {
    const std::size_t length = to - from;
    if (!typed_)
        typed_ = text_;
    std::string name(slice(from, to));
    if (!replacements_.empty() && from < replacements_.back().end) {
        replacements_.back().end = replacements_.back().end - length + value.size();
    } else {
        const std::size_t typed = typed_offset(from);
        replacements_.push_back({from, from + value.size(), typed, typed + length});
    }
    for (ActiveAlias& alias : active_)
        alias.end = std::max(alias.end, to) - length + value.size();
    const bool blank = !value.empty() && (value.back() == ' ' || value.back() == '\t');
    replace(from, length, value);
    undo_.push_back({from, value.size(), name});
    active_.push_back({std::move(name), from + value.size(), blank});
    offset_ = from;
}

bool Source::stems_from_alias(std::size_t offset, std::string_view name) const {
    return std::any_of(active_.begin(), active_.end(), [&](const ActiveAlias& alias) {
        return offset < alias.end && alias.name == name;
    });
}

bool Source::leave_aliases(std::size_t offset) {
    bool blank = false;
    while (!active_.empty() && offset >= active_.back().end) {
        blank |= active_.back().blank_at_end;
        active_.pop_back();
    }
    return blank;
}

// ---- Going back ---------------------------------------------------------------------------

Source::Checkpoint Source::checkpoint() const {
    return {offset_, undo_.size(), active_, replacements_};
}

void Source::go_back(const Checkpoint& checkpoint) {
    for (; undo_.size() > checkpoint.substitutions; undo_.pop_back())
        replace(undo_.back().begin, undo_.back().length, undo_.back().name);
    offset_ = checkpoint.offset;
    active_ = checkpoint.active;
    replacements_ = checkpoint.replacements;
    error_.reset();
}

bool Source::is_known_not_arithmetic(std::size_t offset) const {
    return std::find(not_arithmetic_.begin(), not_arithmetic_.end(), offset) !=
           not_arithmetic_.end();
}

} // namespace leash
