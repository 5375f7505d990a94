#include "interpreter/script_input.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/shell_descriptor.hpp"
#include "kernel/uninterrupted.hpp"

#include <cerrno>
#include <memory>
#include <unistd.h>

namespace leash {
namespace {

constexpr std::size_t block_size = 16384;

// Text that was read ahead, and the place up to which it has been handed out.
class Block {
  public:
    // Returns the text up to the next newline, and the newline. At the end of the input returns the
    // rest. The view is valid until the next call.
    template <class Fill> std::string_view next_line(Fill fill) {
        for (std::size_t searched = used_;;) {
            if (const std::size_t newline = text_.find('\n', searched); newline != text_.npos)
                return take(newline + 1);
            text_.erase(0, used_);
            used_ = 0;
            searched = text_.size();
            text_ += fill();
            if (text_.size() == searched)
                return take(searched);
        }
    }
    std::size_t unused() const { return text_.size() - used_; }
    void drop() {
        text_.clear();
        used_ = 0;
    }

  private:
    std::string_view take(std::size_t end) {
        const std::size_t begin = std::exchange(used_, end);
        return std::string_view(text_).substr(begin, end - begin);
    }

    std::string text_;
    std::size_t used_ = 0;
};

std::string read_block(int descriptor, std::size_t size) {
    std::string text(size, '\0');
    const auto read = [&] {
        return uninterrupted([&] { return ::read(descriptor, text.data(), size); });
    };
    ssize_t got = read();
    if (got < 0 && errno == EAGAIN) { // a program that reads the same input has set O_NONBLOCK
        make_blocking(descriptor);
        got = read();
    }
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
}

} // namespace

LineReader lines_of_script(OwnedDescriptor file) {
    struct State {
        ShellDescriptor file;
        Block block;
    };
    auto state = std::make_shared<State>(State{keep_high(std::move(file)), {}});
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
        else // seeks behind the text that was read ahead
            ::lseek(STDIN_FILENO, static_cast<off_t>(state->block.unused()), SEEK_CUR);
        const std::string_view line =
            state->block.next_line([] { return read_block(STDIN_FILENO, block_size); });
        state->expected =
            ::lseek(STDIN_FILENO, -static_cast<off_t>(state->block.unused()), SEEK_CUR);
        return line;
    };
}

} // namespace leash
