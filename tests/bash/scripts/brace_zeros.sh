# {01..10}: zeros in front give all numbers one width.
echo {01..10}
echo {1..010}
echo {001..3} {1..003}
echo {08..11} {10..08}
echo {-01..2} {-1..02} {-5..05..5}
echo {00..2} {000..2} {0..02}
echo {01..100..33}
echo {-10..010..10}
echo {0..2} {10..12}
echo file{01..03}.txt
