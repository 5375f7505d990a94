#include "expand/ifs.hpp"

#include "expand/expand.hpp"
#include "expand/pattern.hpp"

namespace leash {

Ifs::Ifs(std::optional<std::string_view> value) {
    const std::string_view characters = value.value_or(" \t\n");
    for (std::size_t at = 0; at < characters.size();) {
        const char c = characters[at];
        const std::size_t length = character_length(characters, at);
        Byte& byte = bytes_[static_cast<unsigned char>(c)];
        if (length > 1) {
            wide_.emplace_back(characters.substr(at, length));
            byte = Byte::LeadsWide;
        } else {
            byte = c == ' ' || c == '\t' || c == '\n' ? Byte::Space : Byte::Delimiter;
        }
        if (at == 0)
            first_ = characters.substr(0, length);
        at += length;
    }
}

Ifs::Character Ifs::classify_wide(std::string_view text, std::size_t at) const {
    for (const std::string& character : wide_) {
        if (text.substr(at).starts_with(character))
            return {Kind::Delimiter, character.size()};
    }
    return {};
}

namespace {

// Walks over a line for `read`. A byte behind a backslash is not a delimiter.
class LineSplitter {
  public:
    LineSplitter(const Ifs& ifs, std::string_view line, const std::vector<bool>& escaped)
        : ifs_(ifs), line_(line), escaped_(escaped) {}

    Ifs::Character classify(std::size_t at) const {
        if (at < escaped_.size() && escaped_[at])
            return {};
        return ifs_.classify(line_, at);
    }
    std::size_t skip(Ifs::Kind kind, std::size_t at) const {
        while (at < line_.size() && classify(at).kind == kind)
            at += classify(at).length;
        return at;
    }
    // Returns the offset behind one delimiter: white space, one other character, white space.
    std::size_t skip_delimiter(std::size_t at) const {
        at = skip(Ifs::Kind::Space, at);
        if (at < line_.size() && classify(at).kind == Ifs::Kind::Delimiter)
            at = skip(Ifs::Kind::Space, at + classify(at).length);
        return at;
    }
    std::size_t end_without_space(std::size_t start) const {
        std::size_t end = line_.size();
        while (end > start && classify(end - 1).kind == Ifs::Kind::Space)
            --end;
        return end;
    }

  private:
    const Ifs& ifs_;
    std::string_view line_;
    const std::vector<bool>& escaped_;
};

} // namespace

std::vector<std::string> split_for_read(ExpansionContext& context, std::string_view line,
                                        const std::vector<bool>& escaped, std::size_t count) {
    const Ifs ifs(context.variable("IFS"));
    const LineSplitter splitter(ifs, line, escaped);
    std::vector<std::string> fields;
    std::size_t at = splitter.skip(Ifs::Kind::Space, 0);
    while (at < line.size() && fields.size() < count) {
        const std::size_t end = splitter.skip(Ifs::Kind::Ordinary, at);
        const std::size_t next = splitter.skip_delimiter(end);
        // The last field takes the rest of the line with the delimiters in it. But if the rest is
        // one field and a delimiter, the delimiter is dropped.
        const bool takes_rest = fields.size() + 1 == count && next < line.size();
        const std::size_t stop = takes_rest ? splitter.end_without_space(at) : end;
        fields.emplace_back(line.substr(at, stop - at));
        at = next;
    }
    return fields;
}

} // namespace leash
