// The drawing in the middle of an autopsy's page: a column for the kernel and for each process,
// time from top to bottom, and an arrow from sender to receiver for each signal. Pure.
//
// Invariants: full lines were observed, dashed lines were inferred. Every shape has a word beside
// it, so nobody needs to tell colours apart. Each part that belongs to a step is in an element with
// data-step="N", N from 1.
//
// Source: Scalable Vector Graphics (SVG) 2 (w3.org/TR/SVG2).
#pragma once

#include "base/translator.hpp"
#include "insight/autopsy_steps.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace leash {

// Returns an <svg> element. `steps` are the steps of the autopsy.
std::string draw_steps(const Autopsy& autopsy, const std::vector<PictureStep>& steps,
                       const Translator& translate);
// Returns the CSS of the drawing. A page puts the drawing into an element with the class
// "time-runs".
std::string_view picture_style();

} // namespace leash
