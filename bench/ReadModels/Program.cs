using System.Globalization;
using ReadModels;

// How soon a write can be seen, and how fast read models are built anew.
//   dotnet run -c Release --project bench/ReadModels -- visible [writes/s] [seconds]
//   dotnet run -c Release --project bench/ReadModels -- rebuild [events]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args.ElementAtOrDefault(0))
{
    case "visible": await Visibility.MeasureAsync(rate: Argument(1, 500), seconds: Argument(2, 30)); return 0;
    case "rebuild": await Rebuilding.MeasureAsync(events: Argument(1, 200_000)); return 0;
    default: Console.Error.WriteLine("visible [writes/s] [seconds] | rebuild [events]"); return 2;
}

int Argument(int index, int otherwise) => args.Length > index ? int.Parse(args[index]) : otherwise;
