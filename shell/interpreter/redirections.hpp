// Redirections: from what is written to what is to be done with which descriptor (XCU 2.7).
//
// Resolving expands the targets and opens regular files here, in the shell, so that an error can
// name the file before anything has started. A FIFO or a device is opened where it is used:
// in the child, since its opening may block.
#pragma once

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

// `2>log <missing`: what stood before it is in force already when the error is told.
struct FailedRedirection {
    std::string message; // a whole line: "out/x: No such file or directory"
    ResolvedRedirections before;
};

Result<ResolvedRedirections, FailedRedirection>
resolve(Interpreter& interpreter, const std::vector<Redirection>& redirections);

} // namespace leash
