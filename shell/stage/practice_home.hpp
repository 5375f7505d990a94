// What a practice terminal leaves to the next practice terminal of the same lesson: the folder
// where the terminal began, the desk where witnesses tell their names, and the ledger of the
// survivors.
#pragma once

#include "insight/ledger.hpp"
#include "stage/temporary_folder.hpp"
#include "stage/witness_desk.hpp"

namespace leash {

struct PracticeHome {
    TemporaryFolder folder;
    WitnessDesk desk;
    Ledger ledger; // the ledger of the last terminal; empty for the first terminal

    // Makes a new folder, a new desk and an empty ledger.
    static Result<PracticeHome> make();
};

} // namespace leash
