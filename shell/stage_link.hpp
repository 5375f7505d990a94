// Implements the interpreter's StageLink by a StageChannel. A leash on a practice terminal asks its
// stage through this link.
#pragma once

#include "interpreter/shell.hpp"
#include "stage/channel.hpp"

namespace leash {

class ShellStageLink : public StageLink {
  public:
    explicit ShellStageLink(StageChannel channel) : channel_(std::move(channel)) {}

    void close() override { channel_.close(); }
    std::optional<Answer> ask(const std::vector<std::string>& request) override;

    void tell(const Event& event) { channel_.tell(event); }
    int descriptor() const { return channel_.descriptor(); }
    std::optional<std::string> take_prompt() { return channel_.take_prompt(); }

  private:
    StageChannel channel_;
};

} // namespace leash
