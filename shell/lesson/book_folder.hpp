// The folder of a book on the disk.
//
// Invariants: the folder is a whole book at every moment, because leash writes the new book into a
// folder beside it, and then gives it the name. leash replaces an earlier book, and never a folder
// with anything else in it. A book that was not finished leaves nothing.
//
// Source: rename(2), renameat2(2) RENAME_EXCHANGE.
#pragma once

#include "base/result.hpp"
#include "lesson/book.hpp"
#include "stage/temporary_folder.hpp"

#include <string>
#include <vector>

namespace leash {

class BookFolder {
  public:
    // Begins a book that is to be the folder `path`. Fails if there is something at `path` that is
    // neither an empty folder nor a book without other files, or if no folder can be made beside.
    static Result<BookFolder, Message> begin(const std::string& path);

    // Writes the files; makes their folders.
    Result<Unit, Message> write(const std::vector<BookFile>& files);
    // Gives the book its name. Must be called once, after everything is written.
    Result<Unit, Message> finish();

  private:
    BookFolder(TemporaryFolder made, std::string path)
        : made_(std::move(made)), path_(std::move(path)) {}

    TemporaryFolder made_; // beside `path_`; its destructor removes what is in it
    std::string path_;
    std::vector<std::string> written_;
};

} // namespace leash
