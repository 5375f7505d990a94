#include "launch/redirected.hpp"

#include "base/overloaded.hpp"
#include "kernel/descriptors.hpp"

#include <algorithm>
#include <unistd.h>

namespace leash {

void Redirected::save(int number) {
    const bool known = std::any_of(saved_.begin(), saved_.end(),
                                   [&](const Saved& one) { return one.number == number; });
    if (known)
        return;
    auto copy = duplicate_above(number);
    saved_.push_back({number, copy ? std::move(copy).value() : OwnedDescriptor()});
}

Outcome Redirected::apply(const DescriptorAction& action) {
    const auto copy_to = [](int from, int to) -> Outcome {
        if (::dup2(from, to) < 0)
            return system_error("dup2", std::to_string(from));
        return success();
    };
    return std::visit(overloaded{
                          [&](DuplicateDescriptor duplicate) -> Outcome {
                              if (duplicate.from == duplicate.to)
                                  return success();
                              save(duplicate.to);
                              return copy_to(duplicate.from, duplicate.to);
                          },
                          [&](CloseDescriptor close) -> Outcome {
                              save(close.descriptor);
                              ::close(close.descriptor);
                              return success();
                          },
                          [&](const OpenDescriptor& open) -> Outcome {
                              auto opened = open_file(open.path, open.flags, open.mode);
                              if (!opened)
                                  return opened.error();
                              save(open.to);
                              return copy_to(opened.value().get(), open.to);
                          },
                      },
                      action);
}

void Redirected::restore() {
    while (!saved_.empty()) {
        Saved& last = saved_.back();
        if (last.copy)
            ::dup2(last.copy.get(), last.number);
        else
            ::close(last.number);
        saved_.pop_back();
    }
}

} // namespace leash
