// The picture of an autopsy, as steps: each step is one moment of the end, with its sentence, and
// with what must be drawn for it.
//
// The steps are made from the facts of an Autopsy: signals, ends and parents. The sentence about
// the end of a process is that of the autopsy (AutopsyRow::after). Pure.
//
// Invariant: a step in which something was inferred, not observed, is marked so.
#pragma once

#include "base/message.hpp"
#include "insight/autopsy.hpp"

#include <optional>
#include <vector>

namespace leash {

struct PictureStep {
    enum class Kind {
        Beginning, // the event that begins the end
        Signal,    // `from` sends `signal` to each of `to`; no `from`: the kernel
        End,       // each of `to` ends
        Stay,      // each of `to` got a signal, and lives on
        Adoption,  // `from` becomes the parent of each of `to`
        Terminal,  // each of `to` has no controlling terminal any more
    };
    Kind kind = Kind::Beginning;
    long milliseconds = 0;
    Message text;
    Evidence evidence = Evidence::Observed;
    std::optional<Pid> from;
    std::vector<Pid> to;
    int signal = 0;
};

// Returns the steps in the order of time; the first step is the beginning.
std::vector<PictureStep> steps_of(const Autopsy& autopsy);

// Returns a process as a sentence names it: "899 (leash)", "640 (the practice terminal)".
Message name_in_picture(const Autopsy& autopsy, Pid pid);

} // namespace leash
