// A test that this machine cannot run calls skip(). ctest then shows the test as skipped, not as
// passed.
#pragma once

#include <string>

namespace leash::test {

// Prints why. The test must return afterwards. The program then exits with 77 if nothing has
// failed. ctest knows this status (SKIP_RETURN_CODE) if each TEST_CASE is a ctest test.
void skip(const std::string& why);

} // namespace leash::test
