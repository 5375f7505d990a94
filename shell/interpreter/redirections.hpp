// Redirections: from the syntax tree to a list of actions on descriptors (XCU 2.7).
//
// resolve() expands the targets and opens regular files in the shell. So an error can name the file
// before anything has started. The child opens a FIFO or a device, because opening it may block.
#pragma once

#include "base/message.hpp"
#include "base/owned_descriptor.hpp"
#include "base/result.hpp"
#include "language/syntax.hpp"
#include "launch/plan.hpp"

#include <string>
#include <vector>

namespace leash {

class Interpreter;

struct ResolvedRedirections {
    std::vector<DescriptorAction> actions;
    std::vector<OwnedDescriptor> opened; // kept open until the actions have been carried out
};

// In `2>log <missing` the first redirection already holds when the error is reported.
struct FailedRedirection {
    Message message; // a whole line: "out/x: No such file or directory"
    ResolvedRedirections before;
};

Result<ResolvedRedirections, FailedRedirection>
resolve(Interpreter& interpreter, const std::vector<Redirection>& redirections);

// Returns the actions that a message about the command needs: all but the opens, except that of
// standard error. The command has opened its FIFOs already, and a second open could wait for ever.
std::vector<DescriptorAction> without_opens(std::vector<DescriptorAction> actions);

// Returns true if the expansions of the redirections change nothing in the shell: see is_pure().
bool are_pure(const std::vector<Redirection>& redirections);

} // namespace leash
