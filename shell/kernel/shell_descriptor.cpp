#include "kernel/shell_descriptor.hpp"

#include "kernel/descriptors.hpp"

#include <cerrno>
#include <utility>

namespace leash {
namespace {

ShellDescriptor* first = nullptr;

constexpr int lowest_anyhow = 3; // if the limit of open files allows no high number

Result<OwnedDescriptor> high_copy(int descriptor) {
    auto copy = duplicate_above(descriptor, lowest_shell_descriptor);
    if (!copy && copy.error().number != EBADF)
        copy = duplicate_above(descriptor, lowest_anyhow);
    return copy;
}

} // namespace

ShellDescriptor::ShellDescriptor(OwnedDescriptor descriptor) : number_(descriptor.release()) {
    if (*this)
        enter_list();
}

ShellDescriptor::ShellDescriptor(ShellDescriptor&& other) noexcept {
    *this = std::move(other);
}

ShellDescriptor& ShellDescriptor::operator=(ShellDescriptor&& other) noexcept {
    if (this == &other)
        return *this;
    close();
    if (other) {
        enter_list();
        other.leave_list();
        number_.store(other.number_.exchange(-1));
    }
    return *this;
}

void ShellDescriptor::close() {
    if (!*this)
        return;
    leave_list();
    ::close(number_.exchange(-1));
}

void ShellDescriptor::enter_list() {
    previous_ = nullptr;
    next_ = std::exchange(first, this);
    if (next_)
        next_->previous_ = this;
}

void ShellDescriptor::leave_list() {
    (previous_ ? previous_->next_ : first) = next_;
    if (next_)
        next_->previous_ = previous_;
    previous_ = next_ = nullptr;
}

ShellDescriptor keep_high(OwnedDescriptor descriptor) {
    auto high = high_copy(descriptor.get());
    return ShellDescriptor(std::move(high ? high.value() : descriptor));
}

Result<ShellDescriptor> copy_for_shell(int descriptor) {
    auto copy = high_copy(descriptor);
    if (!copy)
        return copy.error();
    return ShellDescriptor(std::move(copy).value());
}

Outcome make_way(int number) {
    for (ShellDescriptor* own = first; own; own = own->next_) {
        if (own->get() != number)
            continue;
        auto other = high_copy(number);
        if (!other)
            return SystemError{other.error().call, other.error().number,
                               _("move the shell's own descriptor {0}", number)};
        // Race: a signal handler may run between the two lines. In this order it finds a number
        // that is open.
        own->number_.store(other.value().release());
        ::close(number);
        break;
    }
    return success();
}

} // namespace leash
