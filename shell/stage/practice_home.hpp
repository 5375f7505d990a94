// What one practice terminal leaves to the next of the same lesson: the folder that it began in,
// the desk at which witnesses tell their names, and the ledger of those that live on.
#pragma once

#include "insight/ledger.hpp"
#include "stage/temporary_folder.hpp"
#include "stage/witness_desk.hpp"

namespace leash {

struct PracticeHome {
    TemporaryFolder folder;
    WitnessDesk desk;
    Ledger ledger; // of the terminal before

    // A fresh folder, and nobody known.
    static Result<PracticeHome> make();
};

} // namespace leash
