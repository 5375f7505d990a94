# differs on purpose: in bash the first command in the loop closes the pathnames of all words of the
# loop, and the second round finds nothing. In leash the pathnames stay until the loop ends.
for i in <(echo A) <(echo B); do cat "$i"; done
