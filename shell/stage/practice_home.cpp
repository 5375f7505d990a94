#include "stage/practice_home.hpp"

namespace leash {

Result<PracticeHome> PracticeHome::make() {
    auto desk = WitnessDesk::open();
    if (!desk)
        return desk.error();
    auto folder = TemporaryFolder::make();
    if (!folder)
        return folder.error();
    return PracticeHome{std::move(folder).value(), std::move(desk).value(), {}};
}

} // namespace leash
