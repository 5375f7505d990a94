# The words of a command: also its name.
{echo,hi,there}
{printf,'%s\n',a,b}
e{ch,ch}o x 2>/dev/null; echo $?
command echo {a,b}; eval echo {a,b}; eval 'echo {c,d}'
f() { echo "$#: $*"; }; f {1..3} {a,b}; f
set -- {x..z}; echo "$2"
test {a,=,a} && echo equal
expr {1,+,2}
env echo {1..3}; sh -c 'echo "$@"' sh {a,b}
