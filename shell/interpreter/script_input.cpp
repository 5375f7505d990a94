#include "interpreter/script_input.hpp"

#include "kernel/descriptors.hpp"

#include <cerrno>
#include <cstring>
#include <memory>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::size_t block_size = 16384;

// Text read ahead, and how far it has been handed out.
class Block {
  public:
    // Up to and with the next newline; what there is at the end of the input.
    template <class Fill> std::optional<std::string> next_line(Fill fill) {
        std::string line;
        for (;;) {
            const char* begin = text_.data() + used_;
            const std::size_t left = text_.size() - used_;
            if (const void* newline = left ? std::memchr(begin, '\n', left) : nullptr) {
                const auto length =
                    static_cast<std::size_t>(static_cast<const char*>(newline) - begin) + 1;
                line.append(begin, length);
                used_ += length;
                return line;
            }
            line.append(begin, left);
            used_ = 0;
            text_ = fill();
            if (text_.empty())
                return line.empty() ? std::nullopt : std::optional(std::move(line));
        }
    }
    std::size_t unused() const { return text_.size() - used_; }
    void drop() {
        text_.clear();
        used_ = 0;
    }

  private:
    std::string text_;
    std::size_t used_ = 0;
};

std::string read_block(int descriptor, std::size_t size) {
    for (;;) {
        auto text = read_some(descriptor, size);
        if (text)
            return std::move(text).value();
        if (text.error().number != EINTR)
            return {};
    }
}

} // namespace

LineReader lines_of_script(OwnedDescriptor file) {
    struct State {
        OwnedDescriptor file;
        Block block;
    };
    auto state = std::make_shared<State>(State{std::move(file), {}});
    return [state] {
        return state->block.next_line([&] { return read_block(state->file.get(), block_size); });
    };
}

LineReader lines_of_standard_input() {
    if (::lseek(STDIN_FILENO, 0, SEEK_CUR) < 0) {
        auto block = std::make_shared<Block>();
        return [block] { return block->next_line([] { return read_block(STDIN_FILENO, 1); }); };
    }
    struct State {
        Block block;
        off_t expected = 0; // where the descriptor stands if no command has read from it
    };
    auto state = std::make_shared<State>();
    return [state] {
        if (::lseek(STDIN_FILENO, 0, SEEK_CUR) != state->expected)
            state->block.drop();
        else // back to behind what was read ahead
            ::lseek(STDIN_FILENO, static_cast<off_t>(state->block.unused()), SEEK_CUR);
        auto line = state->block.next_line([] { return read_block(STDIN_FILENO, block_size); });
        state->expected =
            ::lseek(STDIN_FILENO, -static_cast<off_t>(state->block.unused()), SEEK_CUR);
        return line;
    };
}

} // namespace leash
