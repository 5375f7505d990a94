# differs on purpose: ! before a job turns its status round (POSIX XCU 2.9.2). bash forgets the ! if
# the job is one pipeline, and keeps the ! inside a longer list.
! true & wait $!; echo $?
! false & wait $!; echo $?
! true | false & wait $!; echo $?
true && ! true & wait $!; echo $?
{ ! true; } & wait $!; echo $?
