#include "expand/sink.hpp"

#include "expand/pathname.hpp"

namespace leash {

void FieldSink::literal(std::string_view text) {
    field_.append_active(text);
    open_ = true;
    after_space_ = false;
}

void FieldSink::quoted(std::string_view text) {
    field_.append_quoted(text);
    open_ = true;
    after_space_ = false;
}

void FieldSink::expanded(std::string_view text) {
    const Ifs& ifs = ifs_.get();
    std::size_t begin = 0; // the ordinary characters from here on are not taken yet
    const auto take_run = [&](std::size_t end) {
        if (end > begin)
            literal(text.substr(begin, end - begin));
    };
    for (std::size_t at = 0; at < text.size();) {
        const Ifs::Character character = ifs.classify(text, at);
        if (character.kind != Ifs::Kind::Ordinary) {
            take_run(at);
            begin = at + character.length;
            if (character.kind == Ifs::Kind::Space) {
                after_space_ = after_space_ || open_;
                if (open_)
                    end_field();
            } else {
                if (open_ || !after_space_)
                    end_field();
                after_space_ = false;
            }
        }
        at += character.length;
    }
    take_run(text.size());
}

void FieldSink::next_parameter(std::string_view) {
    end_word();
}

void FieldSink::end_word() {
    if (open_)
        end_field();
    after_space_ = false;
}

void FieldSink::end_field() {
    open_ = false;
    if (!context_.noglob() && field_.may_be_pattern()) {
        const std::string pattern = field_.pattern();
        if (has_wildcard(pattern) && append_pathnames(context_, pattern, fields_)) {
            field_.clear();
            return;
        }
    }
    fields_.push_back(field_.take_text());
}

} // namespace leash
