# Lists inside lists and inside other expansions.
cat <(cat <(echo inner); echo outer)
cat <(cat <(cat <(echo three)))
echo "$(cat <(echo in a substitution))"
x=$(cat <(echo assigned)); echo $x
cat <(echo $(echo nested)) <(echo `echo back`)
cat <(case a in a) echo "a )" ;; esac)
cat <(echo ")"; echo ')' \))
cat <({ echo group; }) <( (echo subshell) )
cat {<(echo x),<(echo y)}
cat <(for i in {1..3}; do echo $i; done)
