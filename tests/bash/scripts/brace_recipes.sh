# Recipes: copies, folders, ranges.
echo data > file
cp file{,.bak}; cat file.bak
mv file.{bak,old}; ls file*
mkdir -p project/{src,doc/{man,html}}; find project | sort
rm -r project file{,.old}; echo file*
touch {a..c}{1..2}.log; ls *.log | wc -l | tr -d ' '
rm {a,b}*.log; echo *.log
