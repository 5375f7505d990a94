namespace leash {} // replaced by the first real file
