// Variables that have a value only while one command runs: `a=1 command` (XCU 2.9.1).
//
// Invariant: after the destructor each variable has the value that it had before.
#pragma once

#include "expand/variables.hpp"

#include <string>
#include <utility>
#include <vector>

namespace leash {

// The expanded assignments before a command: names and values.
using Assignments = std::vector<std::pair<std::string, std::string>>;

class TemporaryAssignments {
  public:
    explicit TemporaryAssignments(Variables& variables) : variables_(variables) {
        variables_.enter_scope();
    }
    ~TemporaryAssignments() { variables_.leave_scope(); }
    TemporaryAssignments(const TemporaryAssignments&) = delete;
    TemporaryAssignments& operator=(const TemporaryAssignments&) = delete;

    // Returns false if the variable is readonly.
    bool add(const std::string& name, std::string value) {
        variables_.make_local(name);
        if (!variables_.set(name, std::move(value)))
            return false;
        variables_.set_exported(name, true);
        return true;
    }

  private:
    Variables& variables_;
};

} // namespace leash
