// The stack of this process: how much of it is left.
//
// Code that calls itself for each level of nested text needs more stack for each level. The limit
// of the stack may be low (setrlimit(2), RLIMIT_STACK), and the kernel ends a process that grows
// its stack beyond the limit with SIGSEGV. So such code asks first.
//
// Source: getrlimit(2), pthread_getattr_np(3).
#pragma once

namespace leash {

// Returns true if less than a quarter of the stack is left. Reads /proc/self/maps, so the function
// is slow. Returns false if nothing is known of the stack.
bool stack_is_short();

} // namespace leash
