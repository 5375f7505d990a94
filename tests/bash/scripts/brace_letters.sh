# {a..e}: letters.
echo {a..e} {e..a} {A..E} {a..a} {x..z}
echo {a..z..5} {z..a..5} {a..e..0} {a..e..-2} {e..a..2}
echo {a..c}{A..C} {a..c}{1..2}
printf '<%s>' {Y..b}; echo
printf '<%s>' {b..Y}; echo
echo {a..1} {1..a} {ab..c}
