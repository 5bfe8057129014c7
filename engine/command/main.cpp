#include <cstdio>

int main() { std::puts("yindi"); }
