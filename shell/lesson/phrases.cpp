#include "lesson/phrases.hpp"

namespace leash {
namespace {

constexpr Phrases english{
    .lesson = "Lesson {}  {}",
    .step = "step {} of {}",
    .minutes = "{} min",
    .where_we_are = " Lesson {}  {}, step {} of {}: {}\n",
    .type = "Type:",
    .between_sentences = " ",

    .enter_goes_on = "Enter goes on",
    .enter_fresh_terminal = "Enter: a fresh practice terminal",
    .enter_step_again = "Enter: this step again, on a fresh practice terminal",
    .enter_ends_lesson = "Enter ends the lesson",
    .words_of_help = "hint  solution  skip  quit     in a program: Ctrl-]",

    .your_answer = " Your answer {}: ",
    .one_letter = " One letter, please. There is no harm in being wrong. Other words: hint, map,\n"
                  " jobs, status, back, skip, reset, quit.\n",
    .question_hint =
        " Guess: a wrong answer costs nothing, and shows what you believe. Look first,\n"
        " if you like: `map` shows who is here now, `jobs` the jobs.\n",
    .no_prompt_for_jobs = " There is no prompt at which `jobs` could be typed now.\n",
    .no_jobs = " There are no jobs now.\n",
    .no_answer_holds = "None of the answers is what happened this time: see for yourself above.",
    .it_was = "It was {}: \"{}\"",
    .you_were_right = "You said {}, and so it was: \"{}\"",
    .you_were_wrong = "You said {}. It was {}: \"{}\"",
    .behind_it = "The belief behind {}: \"{}\"",

    .no_hint = "There is no hint here. `solution` shows what to type.",
    .no_more_hints = "That was the last hint. `solution` shows what to type.",
    .not_yet = "Not yet: {}",
    .not_yet_but_skip = "Not yet: {} `skip` goes on all the same.",
    .it_is_done = "It is done: Enter goes on.",
    .something_else_was_wanted = "This step wanted something else: {}",

    .typed_for_you = "What this step builds on has been typed for you:",
    .step_needs = " This step needs {}, which is not installed. It is left out.\n",
    .step_needs_working = " This step needs {}, which is installed but does not work on this\n"
                          " machine. It is left out.\n",
    .no_terminal = "The practice terminal could not be made ready: {}.",
    .now_close_window =
        " Then close this window. `lesson`, in the next leash, goes on from there.\n",
    .you_are_back = " You are back. This is what has become of it:\n",
    .machine_was_restarted =
        " This machine has been restarted since you left, and nothing is left to look at.\n"
        " The step is skipped.\n",
    .progress_not_kept = " Your progress cannot be kept: {}\n",

    .still_running = " Still running:\n{}",
    .left_by_last_lesson =
        " Your last lesson has left this running, when its window was closed:\n{}",
    .yes_or_no = " y or Enter ends, n leaves running.\n",
    .ended = "Ended: {}.",
    .end_it = " End it? [Y/n] ",
    .end_them = " End them? [Y/n] ",
    .left_running = " Left running.\n",
    .does_not_end = " {0} does not end at SIGTERM. It must at:  kill -KILL {0}\n",
    .place_is_kept = " Where you were is kept:  lesson\n",
    .next_lesson = " Next:  lesson {}        Again:  lesson reset\n",
    .last_lesson = " That was the last lesson.        Again:  lesson reset\n",

    .summary_title = "{}: what you believed, and what was so",
    .summary_as_you_said = "You knew",
    .summary_you_said = "You said",
    .summary_it_was = "It was",
    .summary_belief = "The belief",
    .summary_predicted = " Right predictions: {} of {}.",
    .summary_help = " Hints: {}. Solutions looked at: {}. Minutes: {}.\n",
    .summary_read_on = " Read on:  {}\n",

    .status_lesson = "LESSON",
    .status_steps = "STEPS",
    .status_tries = "TRIES",
    .status_hints = "HINTS",
    .status_predicted = "RIGHT",
    .status_minutes = "MIN",
    .status_last = "LAST",
    .status_done = "done",
    .status_begun = "begun",
    .status_help = "tries {}, hints {}",
    .status_solution = ", solution",
    .status_right = "{}: right",
    .status_wrong = "{}: it was {}",

    .questions_number = " Question {} of {}\n",
    .questions_it_lives = "It lives.",
    .questions_it_dies = "It dies.",
    .questions_not_known = "I do not know.",
    .questions_enter_keeps = " You said: {} Enter keeps this answer.\n",
    .questions_words =
        " a, b or c, please: c is an honest answer. Enter leaves this question out, skip\n"
        " leaves out all that follow, back shows the one before, quit leaves.\n",
    .questions_kept = "\n Kept. The course shows you what is so.\n\n",
    .questions_left_out = "\n Left out. To answer them another time:  lesson questions\n\n",
    .questions_go_on = " What you have answered is kept. To go on:  lesson questions\n",
    .questions_enter_shows = "Enter: your six questions, before and now",
    .questions_title = "Six questions: what you said before the course, and now",
    .questions_before = "BEFORE",
    .questions_after = "NOW",
    .questions_fact = "FACT",
    .questions_lives = "lives",
    .questions_dies = "dies",
    .questions_right = " Right before: {0} of {2}. Right now: {1} of {2}.\n",
    .questions_legend_not_known = " ?  you did not know\n",
    .questions_legend_no_answer = " -  you gave no answer\n",
    .questions_still_believed = " What you still believed:\n",
    .questions_status_begun = "\n Questions before the course: kept. The clinic asks them again.\n",
    .questions_status =
        "\n Questions: right before the course {0} of {2}, in the clinic {1} of {2}.\n",
};

constexpr Phrases chinese{
    .lesson = "第 {} 课  {}",
    .step = "第 {}/{} 步",
    .minutes = "{} 分钟",
    .where_we_are = " 第 {} 课  {}，第 {}/{} 步：{}\n",
    .type = "输入：",
    .between_sentences = "",

    .enter_goes_on = "按 Enter 继续",
    .enter_fresh_terminal = "按 Enter 换一个新的练习终端",
    .enter_step_again = "按 Enter 在新的练习终端上重做这一步",
    .enter_ends_lesson = "按 Enter 结束这一课",
    .words_of_help = "hint  solution  skip  quit     程序占着前台时：Ctrl-]",

    .your_answer = " 你的答案 {}：",
    .one_letter = " 请输入一个字母，猜错也没关系。也可以输入：hint、map、jobs、status、back、\n"
                  " skip、reset、quit。\n",
    .question_hint = " 猜就行：猜错不要紧，还能看出你原来怎么想。想先看看也可以：map 显示现在\n"
                     " 谁在这里，jobs 显示作业。\n",
    .no_prompt_for_jobs = " 现在没有提示符，没法输入 jobs。\n",
    .no_jobs = " 现在没有作业。\n",
    .no_answer_holds = "这一次，哪个答案都不是实际发生的事：请看上面。",
    .it_was = "答案是 {}：“{}”",
    .you_were_right = "你选了 {}，正是如此：“{}”",
    .you_were_wrong = "你选了 {}，实际是 {}：“{}”",
    .behind_it = "{} 背后的想法：“{}”",

    .no_hint = "这里没有提示。输入 solution 看该输入什么。",
    .no_more_hints = "提示已经用完。输入 solution 看该输入什么。",
    .not_yet = "还没做到：{}",
    .not_yet_but_skip = "还没做到：{} 输入 skip 可以跳过这一步。",
    .it_is_done = "已经做到了：按 Enter 继续。",
    .something_else_was_wanted = "这一步要的是别的结果：{}",

    .typed_for_you = "这一步要用到的，已经替你输入了：",
    .step_needs = " 这一步需要 {}，这里没有安装，跳过。\n",
    .step_needs_working = " 这一步需要 {}，它装了，但在这台机器上不能工作，跳过。\n",
    .no_terminal = "练习终端没能准备好：{}。",
    .now_close_window = " 然后关掉这个窗口。下次在 leash 里输入 lesson，就从这里接着学。\n",
    .you_are_back = " 你回来了。看看你留下的程序怎么样了：\n",
    .machine_was_restarted = " 你离开以后这台机器重新启动过，没有东西可看了。跳过这一步。\n",
    .progress_not_kept = " 进度没能保存：{}\n",

    .still_running = " 还在运行：\n{}",
    .left_by_last_lesson = " 上一课的窗口关掉时，留下了还在运行的程序：\n{}",
    .yes_or_no = " y 或 Enter 结束，n 让它继续运行。\n",
    .ended = "已结束：{}。",
    .end_it = " 要结束它吗？[Y/n] ",
    .end_them = " 要结束它们吗？[Y/n] ",
    .left_running = " 让它们继续运行。\n",
    .does_not_end = " {0} 收到 SIGTERM 没有结束。这样它必须结束：  kill -KILL {0}\n",
    .place_is_kept = " 学到哪里已经记下，接着学：  lesson\n",
    .next_lesson = " 下一课：  lesson {}        再学一遍：  lesson reset\n",
    .last_lesson = " 这是最后一课。        再学一遍：  lesson reset\n",

    .summary_title = "{}：你原来怎么想，实际又怎样",
    .summary_as_you_said = "你说对了",
    .summary_you_said = "你选了",
    .summary_it_was = "实际是",
    .summary_belief = "背后的想法",
    .summary_predicted = " 预测了 {1} 次，对了 {0} 次。",
    .summary_help = " 看了 {} 个提示，{} 步的答案。用了 {} 分钟。\n",
    .summary_read_on = " 接着读：  {}\n",

    .status_lesson = "课程",
    .status_steps = "步骤",
    .status_tries = "次数",
    .status_hints = "提示",
    .status_predicted = "猜对",
    .status_minutes = "分钟",
    .status_last = "最近",
    .status_done = "完成",
    .status_begun = "进行中",
    .status_help = "{} 次，提示 {}",
    .status_solution = "，看过答案",
    .status_right = "{}：对",
    .status_wrong = "{}：实际是 {}",

    .questions_number = " 第 {} 题，共 {} 题\n",
    .questions_it_lives = "活着。",
    .questions_it_dies = "死了。",
    .questions_not_known = "不知道。",
    .questions_enter_keeps = " 你上次的回答：{}按 Enter 保留。\n",
    .questions_words =
        " 请输入 a、b 或 c。选 c（不知道）也是老实的回答。按 Enter 跳过这一题，skip 跳过\n"
        " 后面所有的题，back 回到上一题，quit 离开。\n",
    .questions_kept = "\n 记下了。实际怎样，课程会演示给你看。\n\n",
    .questions_left_out = "\n 跳过了。以后想回答：  lesson questions\n\n",
    .questions_go_on = " 答过的已经记下。接着答：  lesson questions\n",
    .questions_enter_shows = "按 Enter 看你的六个回答：学之前和现在",
    .questions_title = "六个问题：学之前你怎么说，现在怎么说",
    .questions_before = "学之前",
    .questions_after = "现在",
    .questions_fact = "实际",
    .questions_lives = "活",
    .questions_dies = "死",
    .questions_right = " 学之前答对 {0}/{2}，现在答对 {1}/{2}。\n",
    .questions_legend_not_known = " ?  你当时不知道\n",
    .questions_legend_no_answer = " -  没有回答\n",
    .questions_still_believed = " 你现在仍有的想法：\n",
    .questions_status_begun = "\n 开课前的问题：回答已经记下，门诊一课会再问一遍。\n",
    .questions_status = "\n 六个问题：学之前答对 {0}/{2}，门诊时答对 {1}/{2}。\n",
};

} // namespace

const Phrases& phrases_in(std::string_view language) {
    return language == "zh" ? chinese : english;
}

} // namespace leash
