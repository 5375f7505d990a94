#include "builtins/posix/read_line.hpp"

#include "kernel/signals.hpp"

#include <cerrno>
#include <cstddef>
#include <optional>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace leash {
namespace {

// The bytes of a descriptor. The destructor sets the file offset to the first byte not taken.
class ByteSource {
  public:
    ByteSource(int descriptor, const std::function<bool()>& interrupted)
        : descriptor_(descriptor), interrupted_(interrupted),
          seekable_(lseek(descriptor, 0, SEEK_CUR) >= 0) {}
    ~ByteSource() {
        if (at_ < size_)
            lseek(descriptor_, -static_cast<off_t>(size_ - at_), SEEK_CUR);
    }
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    enum class Answer { Byte, End, Error, Interrupted };
    Answer next(char& byte) {
        if (at_ == size_)
            if (const Answer answer = fill(); answer != Answer::Byte)
                return answer;
        byte = block_[at_++];
        return Answer::Byte;
    }

  private:
    Answer fill() {
        at_ = size_ = 0;
        for (;;) {
            if ((!seekable_ && !wait()) || is_to_be_ended())
                return Answer::Interrupted;
            const ssize_t count = ::read(descriptor_, block_, seekable_ ? sizeof block_ : 1);
            if (count > 0) {
                size_ = static_cast<std::size_t>(count);
                unasked_ += size_;
                return Answer::Byte;
            }
            if (count == 0)
                return Answer::End;
            if (errno != EINTR)
                return Answer::Error;
            if (interrupted_ && interrupted_())
                return Answer::Interrupted;
        }
    }

    // A line that never ends (read x </dev/zero) is read without a wait, so no signal can end a
    // wait. Instead the reader looks for signals after each 64 KB.
    bool is_to_be_ended() {
        if (unasked_ < ask_after)
            return false;
        unasked_ = 0;
        pollfd signals{signal_descriptor(), POLLIN, 0};
        return ::poll(&signals, 1, 0) > 0 && interrupted_ && interrupted_();
    }

    // Waits for input or a signal. Race: a signal that comes just before read(2) would not
    // interrupt read(2). But poll(2) sees the signal, because the self-pipe is still readable.
    // Bytes that are known to be there need no wait. Returns false if the reading must stop.
    bool wait() {
        if (known_ > 0) {
            --known_;
            return true;
        }
        for (;;) {
            pollfd wanted[] = {{descriptor_, POLLIN, 0}, {signal_descriptor(), POLLIN, 0}};
            const int ready = poll(wanted, 2, -1); // poll(2) ignores a descriptor of -1
            if (ready < 0 && errno != EINTR)
                return true; // read(2) will return the error
            if (ready > 0 && wanted[0].revents != 0)
                break;
            if (interrupted_ && interrupted_())
                return false;
        }
        int available = 0;
        if (ioctl(descriptor_, FIONREAD, &available) == 0 && available > 0)
            known_ = available - 1;
        return true;
    }

    int descriptor_;
    const std::function<bool()>& interrupted_;
    bool seekable_;
    int known_ = 0; // bytes that can be read without waiting
    static constexpr std::size_t ask_after = 65536;
    std::size_t unasked_ = 0; // bytes read since the last question for signals
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    char block_[4096];
};

} // namespace

ReadLine read_input_line(int descriptor, const ReadOptions& options) {
    ByteSource source(descriptor, options.interrupted);
    InputLine line;
    bool after_backslash = false;
    while (!line.complete) {
        char byte = 0;
        const ByteSource::Answer answer = source.next(byte);
        if (answer == ByteSource::Answer::Error)
            return InputError{errno};
        if (answer == ByteSource::Answer::Interrupted)
            return InputInterrupted{};
        if (answer == ByteSource::Answer::End)
            break;
        if (after_backslash) {
            after_backslash = false;
            if (byte == '\n') { // the next line continues this line
                if (options.continued)
                    options.continued();
                continue;
            }
            if (byte == '\0')
                continue;
            line.escaped.resize(line.text.size(), false);
            line.escaped.push_back(true);
            line.text += byte;
        } else if (byte == options.delimiter) {
            line.complete = true;
        } else if (byte == '\\' && !options.raw) {
            after_backslash = true;
        } else if (byte != '\0') {
            line.text += byte;
        }
    }
    if (!line.escaped.empty())
        line.escaped.resize(line.text.size(), false);
    return line;
}

} // namespace leash
