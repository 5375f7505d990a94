#include "base/message_list.hpp"

namespace leash {

Message enumerated(const std::vector<std::string>& words) {
    if (words.empty())
        return {};
    Message text = Message::verbatim(words.front());
    for (std::size_t i = 1; i < words.size(); ++i)
        text =
            i + 1 < words.size() ? _("{0}, {1}", text, words[i]) : _("{0} and {1}", text, words[i]);
    return text;
}

} // namespace leash
