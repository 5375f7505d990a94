// libFuzzer target: any bytes may stand in the history file. The file is read, and each command
// comes back whole from the line that it is kept in.
#include "repl/history_file.hpp"
#include "scratch_folder.hpp"

#include <cstdint>
#include <cstdlib>
#include <fstream>

using namespace leash;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ScratchFolder folder;
    const std::string path = folder.path() + "/history";
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::ofstream(path, std::ios::binary) << text;
    constexpr std::size_t most = 100;
    const auto loaded = History(path).load(most);
    if (!loaded || loaded.value().commands.size() > most)
        std::abort();
    auto commands = loaded.value().commands;
    commands.push_back(text);
    for (const std::string& command : commands) {
        const std::string line = encode_history(command);
        if (line.find('\n') != line.npos || decode_history(line) != command)
            std::abort();
    }
    return 0;
}
