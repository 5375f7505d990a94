#include "base/stack.hpp"

#include <cstddef>
#include <cstdint>
#include <pthread.h>

namespace leash {

bool stack_is_short() {
    pthread_attr_t attributes;
    if (::pthread_getattr_np(::pthread_self(), &attributes) != 0)
        return false;
    void* lowest = nullptr;
    std::size_t size = 0;
    const bool known = ::pthread_attr_getstack(&attributes, &lowest, &size) == 0;
    ::pthread_attr_destroy(&attributes);
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    return known && here < reinterpret_cast<std::uintptr_t>(lowest) + size / 4;
}

} // namespace leash
