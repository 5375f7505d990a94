// The report on a class as text, as CSV for a spreadsheet, as JSON and as a web page. Pure.
//
// Invariant: a name or a belief comes from a learner's file. So control characters are made
// visible, text in a page is escaped, and no cell of the CSV is a formula.
//
// Source: RFC 4180 (CSV); docs/results.md has the columns of the CSV and the fields of the JSON.
#pragma once

#include "base/translator.hpp"
#include "lesson/class_report.hpp"

#include <string>
#include <vector>

namespace leash {

// `refused` says for each file that could not be read what is wrong.
std::string report_as_text(const ClassReport& report, std::size_t width,
                           const Translator& translate);
std::string report_as_csv(const ClassReport& report);
std::string report_as_json(const ClassReport& report, const std::vector<std::string>& refused);
std::string report_as_page(const ClassReport& report, const std::vector<std::string>& refused,
                           const Translator& translate);

} // namespace leash
