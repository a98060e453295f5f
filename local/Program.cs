Console.WriteLine("local stack");
